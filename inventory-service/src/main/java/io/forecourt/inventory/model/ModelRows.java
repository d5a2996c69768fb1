package io.forecourt.inventory.model;

import org.springframework.data.repository.CrudRepository;

interface ModelRows extends CrudRepository<ModelRow, String> {}
