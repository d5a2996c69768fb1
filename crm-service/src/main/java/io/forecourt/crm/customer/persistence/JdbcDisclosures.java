package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Disclosure;
import io.forecourt.crm.customer.domain.Disclosures;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Disclosures in a table that nothing updates. */
@Repository
class JdbcDisclosures implements Disclosures {
  private final DisclosureRows rows;

  JdbcDisclosures(DisclosureRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Disclosure> find(String id) {
    return rows.findById(id).map(DisclosureRow::toDomain);
  }

  @Override
  public void append(Disclosure disclosure) {
    rows.save(DisclosureRow.of(disclosure));
  }
}
