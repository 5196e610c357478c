-- Knowledge documents and what a wizard holds between its steps.

CREATE TABLE documents (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  restaurant_id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  agent_id BIGINT UNSIGNED NULL,
  file_name VARBINARY(1100) NOT NULL COMMENT 'enc',
  file_size BIGINT UNSIGNED NOT NULL,
  file_type VARCHAR(8) COLLATE ascii_bin NOT NULL
    CHECK (file_type IN ('pdf', 'txt', 'docx')),
  elevenlabs_document_id VARCHAR(100) NULL,
  type VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (type IN ('menu', 'policies', 'faq', 'general')),
  category VARCHAR(80) NULL,
  title VARBINARY(900) NOT NULL COMMENT 'enc',
  description BLOB NULL COMMENT 'enc',
  status VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (status IN ('uploading', 'processing', 'active', 'failed')),
  processing_error VARCHAR(400) NULL,
  storage_url VARCHAR(500) NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  uploaded_by BIGINT UNSIGNED NOT NULL,
  uploaded_at BIGINT NOT NULL,
  last_modified_at BIGINT NOT NULL,
  KEY by_restaurant (restaurant_id),
  KEY by_agent (agent_id),
  KEY by_type (type),
  KEY by_status (status),
  KEY by_elevenlabs_document_id (elevenlabs_document_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE document_versions (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  document_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  restaurant_id BIGINT UNSIGNED NOT NULL,
  content LONGBLOB NOT NULL COMMENT 'enc',
  created_at BIGINT NOT NULL,
  UNIQUE KEY by_document (document_id, version),
  CONSTRAINT version_document FOREIGN KEY (document_id)
    REFERENCES documents (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE drafts (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL,
  user_id BIGINT UNSIGNED NOT NULL,
  kind VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (kind IN ('agent', 'restaurant')),
  step TINYINT NOT NULL,
  payload MEDIUMBLOB NOT NULL COMMENT 'enc',
  revision INT UNSIGNED NOT NULL,
  updated_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY by_user (user_id, kind, updated_at),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE draft_files (
  draft_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  file_name VARBINARY(1100) NOT NULL COMMENT 'enc',
  file_type VARCHAR(8) COLLATE ascii_bin NOT NULL
    CHECK (file_type IN ('pdf', 'txt', 'docx')),
  content LONGBLOB NOT NULL COMMENT 'enc',
  CONSTRAINT file_draft FOREIGN KEY (draft_id) REFERENCES drafts (id)
    ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
