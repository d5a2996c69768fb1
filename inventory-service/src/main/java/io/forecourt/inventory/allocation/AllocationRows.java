package io.forecourt.inventory.allocation;

import org.springframework.data.repository.CrudRepository;

interface AllocationRows extends CrudRepository<AllocationRow, String> {}
