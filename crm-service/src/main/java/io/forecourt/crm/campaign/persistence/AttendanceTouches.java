package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.lead.application.CampaignTouches;
import io.forecourt.platform.access.ScopedQueries;
import java.util.List;
import org.springframework.stereotype.Repository;

/** A campaign reaches a lead when its customer comes. */
@Repository
class AttendanceTouches implements CampaignTouches {
  private final ScopedQueries queries;

  AttendanceTouches(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public List<CampaignTouch> of(String campaignId) {
    return queries
        .unscoped(
            "a campaign is measured by all that it reached",
            """
            SELECT a.lead_id, a.signed_in_at, a.brought_lead,
                   (SELECT MIN(n.signed_in_at) FROM campaign_attendance n
                     WHERE n.lead_id = a.lead_id AND n.campaign_id <> a.campaign_id
                       AND n.signed_in_at > a.signed_in_at) AS next_at
              FROM campaign_attendance a WHERE a.campaign_id = :campaign
            """)
        .param("campaign", campaignId)
        .query(
            (row, _) -> {
              var next = row.getTimestamp("next_at");
              return new CampaignTouch(
                  row.getString("lead_id"),
                  row.getTimestamp("signed_in_at").toInstant(),
                  row.getBoolean("brought_lead"),
                  next == null ? null : next.toInstant());
            })
        .list();
  }
}
