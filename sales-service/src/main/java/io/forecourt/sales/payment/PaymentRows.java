package io.forecourt.sales.payment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface PaymentRows extends CrudRepository<PaymentRow, String> {

  List<PaymentRow> findByOrderIdOrderByReceivedAtAscIdAsc(String orderId);

  Optional<PaymentRow> findByStoreCodeAndReference(String storeCode, String reference);
}
