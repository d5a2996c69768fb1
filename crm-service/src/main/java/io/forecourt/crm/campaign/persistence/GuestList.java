package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.Attendance;
import io.forecourt.crm.campaign.application.Invitation;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Who was invited to a campaign and who came, in the caller's scope. */
@Component
public class GuestList {
  private static final RowMapper<Invitation> INVITATION = RecordMapper.of(Invitation.class);
  private static final RowMapper<Attendance> ATTENDANCE = RecordMapper.of(Attendance.class);

  private final Keyset pages;

  GuestList(Keyset pages) {
    this.pages = pages;
  }

  /**
   * @param answer null means any
   */
  public Page<Invitation> invitations(
      String campaignId, Invitation.@Nullable Answer answer, ListRequest request) {
    var query =
        ListQuery.of(
                """
                SELECT i.* FROM campaign_invitation i JOIN campaign c ON c.id = i.campaign_id
                 WHERE {scope:c.store_code,c.owner_id}
                """)
            .and("i.campaign_id = :campaign", campaignId)
            .and("i.answer = :answer", answer);
    return pages.page(
        "crm.campaign.read", query, request, Map.of("sentAt", "i.sent_at"), "i.id", INVITATION);
  }

  public Page<Attendance> attendances(String campaignId, ListRequest request) {
    return pages.page(
        "crm.campaign.read",
        """
        SELECT a.* FROM campaign_attendance a JOIN campaign c ON c.id = a.campaign_id
         WHERE {scope:c.store_code,c.owner_id} AND a.campaign_id = :campaign
        """,
        Map.of("campaign", campaignId),
        request,
        Map.of("signedInAt", "a.signed_in_at"),
        "a.id",
        ATTENDANCE);
  }
}
