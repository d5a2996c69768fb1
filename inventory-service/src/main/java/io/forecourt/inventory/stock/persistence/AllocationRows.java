package io.forecourt.inventory.stock.persistence;

import org.springframework.data.repository.CrudRepository;

public interface AllocationRows extends CrudRepository<AllocationRow, String> {}
