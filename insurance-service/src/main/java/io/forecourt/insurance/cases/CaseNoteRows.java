package io.forecourt.insurance.cases;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface CaseNoteRows extends ListCrudRepository<CaseNote, String> {
  List<CaseNote> findByCaseIdOrderByWrittenAt(String caseId);
}
