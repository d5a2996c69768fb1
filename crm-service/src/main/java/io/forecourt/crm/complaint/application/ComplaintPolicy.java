package io.forecourt.crm.complaint.application;

import io.forecourt.platform.time.Term;
import java.math.BigDecimal;
import java.util.List;

/**
 * How a store handles complaints.
 *
 * @param levels after which an unsolved complaint goes to level 1, 2 and 3, from its opening
 * @param last after which it is late at level 3, too
 * @param customerAnswer until when the customer is asked about a solution
 * @param task how long a department may take
 * @param keyAccountShare of every limit, for key accounts
 * @param coordinators roles that see every complaint of the store to its end
 * @param followUpKind of the complaint that an unsatisfied answer to a follow-up opens
 * @param improvement until when a cause has its measure
 */
record ComplaintPolicy(
    Term firstAnswer,
    List<Term> levels,
    Term last,
    Term customerAnswer,
    Term task,
    BigDecimal keyAccountShare,
    List<String> coordinators,
    String followUpKind,
    List<Kind> kinds,
    List<Owned> causes,
    List<Owned> departments,
    Term improvement) {

  /** The levels above the first handling. */
  static final int LEVELS = 3;

  ComplaintPolicy {
    if (levels.size() != LEVELS) {
      throw new IllegalArgumentException("a complaint has " + LEVELS + " levels");
    }
    if (kinds.stream().noneMatch(kind -> kind.code().equals(followUpKind))) {
      throw new IllegalArgumentException("there is no kind " + followUpKind);
    }
  }

  /**
   * @param owners roles that own it: on the spot, then at level 1, 2 and 3; the first role that
   *     anybody has counts
   */
  record Kind(String code, List<List<String>> owners) {
    Kind {
      if (owners.size() != LEVELS + 1) {
        throw new IllegalArgumentException(code + " needs owners on the spot and at each level");
      }
    }
  }

  /** Something that roles answer for. */
  record Owned(String code, List<String> owners) {}
}
