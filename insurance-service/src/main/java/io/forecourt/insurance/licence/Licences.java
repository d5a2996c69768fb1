package io.forecourt.insurance.licence;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Answers whether somebody holds a certificate on a day. */
@Service
public class Licences {

  private final ScopedQueries queries;

  Licences(ScopedQueries queries) {
    this.queries = queries;
  }

  /**
   * @throws RuleViolation if the person holds no certificate of this kind on that day
   */
  public void require(String personId, String kind, LocalDate day) {
    boolean held =
        queries
                .unscoped(
                    "a person's own certificates",
                    """
                SELECT COUNT(*) FROM seller_certificate
                 WHERE person_id = :person AND kind = :kind AND revoked = FALSE
                   AND (valid_until IS NULL OR valid_until >= :day)
                """)
                .param("person", personId)
                .param("kind", kind)
                .param("day", day)
                .query(Integer.class)
                .single()
            > 0;
    if (!held) {
      throw new RuleViolation("policy.seller-unlicensed", kind);
    }
  }
}
