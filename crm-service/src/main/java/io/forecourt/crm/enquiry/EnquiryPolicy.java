package io.forecourt.crm.enquiry;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.Term;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a store answers questions.
 *
 * @param keyAccountShare of every limit, for key accounts
 */
record EnquiryPolicy(BigDecimal keyAccountShare, List<Kind> kinds) {

  /**
   * @param answer until when it is answered; help on the road is on its way until then
   * @param arrival until when help is there, after it was sent; only rescue has it
   * @param owners roles that answer; the first one that anybody has counts
   */
  record Kind(String code, Term answer, @Nullable Term arrival, List<String> owners) {

    boolean rescue() {
      return arrival != null;
    }
  }

  /**
   * @throws InvalidInput if the store knows no such kind
   */
  Kind kind(String code) {
    return kinds.stream()
        .filter(kind -> kind.code().equals(code))
        .findAny()
        .orElseThrow(() -> new InvalidInput("/kind", "enquiry.unknown-kind"));
  }
}
