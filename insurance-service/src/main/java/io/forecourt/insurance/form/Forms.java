package io.forecourt.insurance.form;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Forms extends ListCrudRepository<Form, String> {

  Optional<Form> findByNumber(String number);

  List<Form> findByReceiptIdOrderByNumber(String receiptId);
}
