package io.forecourt.insurance.authority;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A quotation above the desk's authority, with its file.
 *
 * @param quotationId also its own id: a quotation is asked about once
 * @param level that has to decide
 * @param measures the limits of the desk that do not hold, as {@code DISCOUNT,SUM_INSURED}
 * @param remarkSealed what the desk says for it, under the asking person's key
 * @param conditionSealed under which condition it was granted, under the deciding person's key
 */
@Table("authority_case")
record AuthorityCase(
    @Id String quotationId,
    String storeCode,
    String customerId,
    String level,
    String measures,
    String remarkSealed,
    AuthorityState state,
    String requestedBy,
    Instant requestedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String conditionSealed,
    @Version @Nullable Long version) {

  static String listed(Collection<Measure> measures) {
    return measures.stream().map(Measure::name).sorted().collect(Collectors.joining(","));
  }

  List<Measure> exceeded() {
    return Arrays.stream(measures.split(",")).map(Measure::valueOf).toList();
  }

  /**
   * @throws RuleViolation if it is decided already
   */
  AuthorityCase settled(
      AuthorityState next, String by, Instant at, @Nullable String conditionUnderSeal) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("authority.wrong-state", state, state.successors());
    }
    return new AuthorityCase(
        quotationId,
        storeCode,
        customerId,
        level,
        measures,
        remarkSealed,
        next,
        requestedBy,
        requestedAt,
        by,
        at,
        conditionUnderSeal,
        version);
  }
}
