package io.forecourt.insurance.rates;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface RateTableRows extends CrudRepository<RateTableRow, String> {

  List<RateTableRow> findByKindAndCodeAndState(RateKind kind, String code, RateTableState state);

  List<RateTableRow> findByKindAndState(RateKind kind, RateTableState state);

  boolean existsByKindAndCodeAndVersionLabelAndStateNot(
      RateKind kind, String code, String versionLabel, RateTableState state);
}
