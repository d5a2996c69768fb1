package io.forecourt.crm.archive;

import org.springframework.data.repository.ListCrudRepository;

interface ArchiveClosings extends ListCrudRepository<ArchiveClosing, String> {

  boolean existsByStoreCodeAndClosedYear(String storeCode, int closedYear);
}
