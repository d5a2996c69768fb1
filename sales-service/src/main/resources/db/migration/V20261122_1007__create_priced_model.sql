-- Projection of the models that inventory publishes, with the maker's guide price.
CREATE TABLE priced_model (
  model_code         VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  brand              VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  series             VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  name               VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  energy             VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  seats              INT           NOT NULL,
  guide_price_amount DECIMAL(18,2) NOT NULL,
  currency           CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status             VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (model_code),
  KEY ix_priced_model_name (name, model_code)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
