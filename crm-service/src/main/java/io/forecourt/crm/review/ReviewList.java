package io.forecourt.crm.review;

import io.forecourt.crm.RecordMapper;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reviews in the caller's scope. */
@Component
class ReviewList {
  private static final RowMapper<Review> ROW = RecordMapper.of(Review.class);

  private final Keyset pages;

  ReviewList(Keyset pages) {
    this.pages = pages;
  }

  Page<Review> page(@Nullable String reportKind, @Nullable String reportId, ListRequest request) {
    var sql =
        new StringBuilder("SELECT r.* FROM report_review r WHERE {scope:r.store_code,r.owner_id}");
    Map<String, Object> parameters = new HashMap<>();
    if (reportKind != null) {
      sql.append(" AND r.report_kind = :kind");
      parameters.put("kind", reportKind);
    }
    if (reportId != null) {
      sql.append(" AND r.report_id = :report");
      parameters.put("report", reportId);
    }
    return pages.page(
        "crm.review.read",
        sql.toString(),
        parameters,
        request,
        Map.of("reviewedAt", "r.reviewed_at"),
        "r.id",
        ROW);
  }
}
