package io.forecourt.insurance.quotation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface QuotationRows extends CrudRepository<QuotationRow, String> {

  List<QuotationRow> findByInsurerVersionAndStateInAndValidUntilAfter(
      String insurerVersion, Collection<QuotationState> states, Instant end);

  boolean existsByStoreCodeAndQuotedAtGreaterThanEqualAndDemoAndUnconfirmed(
      String storeCode, Instant from, boolean demo, boolean unconfirmed);

  List<QuotationRow> findByOrderIdAndVinAndState(String orderId, String vin, QuotationState state);
}
