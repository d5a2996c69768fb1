package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class ReviewIT {
  private static final String REVIEWS = "/api/v1/crm/reviews";

  @Autowired Showroom showroom;

  @Test
  void aManagerConfirmsAReportWithOneRemarkWhichStaysInTheService() {
    var store = showroom.store();
    var manager = store.hire("sm");

    var review = showroom.post(manager, REVIEWS, body("FOLLOW_UPS_OVERDUE")).is(201);

    String id = review.at("$.id");
    assertThat(review.<String>at("$.reviewedBy")).isEqualTo(manager.personId());
    assertThat(review.<String>at("$.remark")).isEqualTo("called 张明 myself");
    var told = showroom.events().await("io.forecourt.crm.report-reviewed.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.json()).doesNotContain("张明");
    assertThat(told.headers()).containsEntry("ce_actor", manager.personId());
    var listed = showroom.get(manager, REVIEWS + "?reportKind=FOLLOW_UPS_OVERDUE").is(200);
    assertThat(listed.<List<String>>at("$.items[*].id")).containsExactly(id);
    assertThat(showroom.get(manager, REVIEWS + "/" + id).is(200).<String>at("$.reportId"))
        .isEqualTo("2026-11-26");
  }

  @Test
  void whoDoesNotReviewThisKindIsRefusedWithTheRolesThatDo() {
    var store = showroom.store();
    var marketing = store.hire("mk");

    var refused = showroom.post(marketing, REVIEWS, body("LOSS_RADAR")).is(409);

    assertThat(refused.<String>at("$.code")).isEqualTo("review.not-yours");
    showroom.post(marketing, REVIEWS, body("NO_SUCH_REPORT")).is(400);
    showroom.post(store.hire("sc"), REVIEWS, body("LOSS_RADAR")).is(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AFTER_SALES_REPORT", "CRM_REPORT", "INTELLIGENCE_SUMMARY"})
  void aReportThatNobodyMadeIsNotReviewed(String kind) {
    showroom
        .post(showroom.store().hire("gm"), REVIEWS, body(kind))
        .refusedFor("review.no-such-report");
  }

  @Test
  void anotherStoreDoesNotSeeTheReview() {
    var manager = showroom.store().hire("sm");
    String id = showroom.post(manager, REVIEWS, body("LOSS_RADAR")).is(201).at("$.id");

    showroom.get(showroom.store().hire("sm"), REVIEWS + "/" + id).is(404);
  }

  private static String body(String kind) {
    return """
        {"reportKind":"%s","reportId":"2026-11-26","remark":"called 张明 myself"}
        """
        .formatted(kind);
  }
}
