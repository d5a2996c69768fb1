package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.Consents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The consent record in a table that nothing updates. */
@Repository
class JdbcConsents implements Consents {
  private final ConsentRows rows;

  JdbcConsents(ConsentRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Consent> newest(String customerId, String purpose) {
    return rows.findFirstByCustomerIdAndPurposeOrderByOrdinalDesc(customerId, purpose)
        .map(ConsentRow::toDomain);
  }

  @Override
  public List<Consent> of(String customerId) {
    return rows.findByCustomerIdOrderByRecordedAtDescOrdinalDesc(customerId).stream()
        .map(ConsentRow::toDomain)
        .toList();
  }

  @Override
  public Optional<Consent> find(String id) {
    return rows.findById(id).map(ConsentRow::toDomain);
  }

  @Override
  public void append(Consent consent) {
    rows.save(ConsentRow.of(consent));
  }
}
