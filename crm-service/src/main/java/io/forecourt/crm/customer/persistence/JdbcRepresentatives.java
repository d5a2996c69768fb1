package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Representative;
import io.forecourt.crm.customer.domain.Representatives;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Who acts for whom, in a table. */
@Repository
class JdbcRepresentatives implements Representatives {
  private final RepresentativeRows rows;

  JdbcRepresentatives(RepresentativeRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Representative> find(String id) {
    return rows.findById(id).map(RepresentativeRow::toDomain);
  }

  @Override
  public List<Representative> of(String customerId) {
    return rows.findByCustomerIdOrderByNotedAtAscIdAsc(customerId).stream()
        .map(RepresentativeRow::toDomain)
        .toList();
  }

  @Override
  public Representative save(Representative representative) {
    return rows.save(RepresentativeRow.of(representative)).toDomain();
  }
}
