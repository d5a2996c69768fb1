package io.forecourt.insurance.cases;

import org.springframework.data.repository.CrudRepository;

interface CaseRows extends CrudRepository<CaseRow, String> {}
