package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.Consents;
import java.util.Collection;
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
  public int count(String customerId, String purpose) {
    return rows.countByCustomerIdAndPurpose(customerId, purpose);
  }

  @Override
  public List<Consent> of(Collection<String> customerIds, String purpose) {
    return rows.findByCustomerIdInAndPurpose(customerIds, purpose).stream()
        .map(ConsentRow::toDomain)
        .toList();
  }

  @Override
  public List<Consent> of(Collection<String> customerIds) {
    return rows.findByCustomerIdInOrderByRecordedAtDescOrdinalDesc(customerIds).stream()
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
