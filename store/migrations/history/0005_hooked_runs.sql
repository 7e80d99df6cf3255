-- Every published run, and whether its hook has ended, or it had none. A row is written with the run's own, which a run
-- rendered again replaces, and stays: each of the two is a run that was published. Those of before this table have ended.
CREATE TABLE hooked_runs (
    run TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    has_ended INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO hooked_runs SELECT run, started, 1 FROM runs;
