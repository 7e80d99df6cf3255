-- One index for each state that is asked for all the time: of an index over both, SQLite would walk all rows that are
-- found to come to the pending ones (https://www.sqlite.org/partialindex.html).
DROP INDEX frontier_open;
CREATE INDEX frontier_pending ON frontier (run, depth, place) WHERE state = 1;
CREATE INDEX frontier_found ON frontier (run, depth) WHERE state = 0;
