-- Who was said to take care of a finding. The newest row of a finding counts; without an owner it hands the finding back
-- to the rules of the profile. Rows are only ever added.
CREATE TABLE assignments (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    finding_id TEXT NOT NULL,
    owner TEXT,
    who TEXT
);
CREATE INDEX assignments_by_finding ON assignments (finding_id);
