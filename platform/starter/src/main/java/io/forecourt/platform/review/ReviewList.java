package io.forecourt.platform.review;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reviews in the caller's scope. */
final class ReviewList {
  private static final RowMapper<Review> ROW = RecordMapper.of(Review.class);

  private final Keyset pages;

  ReviewList(Keyset pages) {
    this.pages = pages;
  }

  Page<Review> page(@Nullable String reportKind, @Nullable String reportId, ListRequest request) {
    var query =
        ListQuery.of("SELECT r.* FROM report_review r WHERE {scope:r.store_code,r.owner_id}")
            .and("r.report_kind = :kind", reportKind)
            .and("r.report_id = :report", reportId);
    return pages.page(
        ReviewDesk.READ, query, request, Map.of("reviewedAt", "r.reviewed_at"), "r.id", ROW);
  }
}
