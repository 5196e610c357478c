-- Work for the jobs daemon. due_at is when a lane may take the job: run_at
-- while it waits, the end of the lease while it runs, NULL once it is over.

CREATE TABLE jobs (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  owner_id BIGINT UNSIGNED NULL,
  restaurant_id BIGINT UNSIGNED NULL,
  lane VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (lane IN ('provisioning', 'messages', 'events')),
  kind VARCHAR(32) COLLATE ascii_bin NOT NULL,
  subject_id BIGINT UNSIGNED NULL,
  state VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (state IN ('queued', 'running', 'done', 'failed')),
  payload MEDIUMBLOB NOT NULL COMMENT 'enc',
  attempts INT NOT NULL DEFAULT 0,
  max_attempts INT NOT NULL,
  due_at BIGINT NULL,
  lease_owner VARCHAR(80) NULL,
  fence INT UNSIGNED NOT NULL DEFAULT 0,
  last_error VARCHAR(400) NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  finished_at BIGINT NULL,
  expires_at BIGINT NULL,
  KEY by_due (lane, due_at),
  KEY by_subject (kind, subject_id),
  KEY by_owner (owner_id),
  KEY by_state (state),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE job_steps (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  job_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(40) COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (state IN ('intended', 'done', 'failed', 'undone')),
  result BLOB NULL COMMENT 'enc',
  error VARCHAR(400) NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE KEY by_job (job_id, name),
  CONSTRAINT step_job FOREIGN KEY (job_id) REFERENCES jobs (id)
    ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
