package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.application.CampaignTouches;
import io.forecourt.platform.access.ScopedQueries;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Reads the touches of a campaign. */
@Repository
class JdbcCampaignTouches implements CampaignTouches {
  private final ScopedQueries queries;

  JdbcCampaignTouches(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public List<CampaignTouch> of(String campaignId) {
    return queries
        .unscoped(
            "a campaign is measured by all that it reached",
            """
            SELECT t.lead_id, t.touched_at, l.campaign_id,
                   (SELECT MIN(n.touched_at) FROM lead_touch n
                     WHERE n.lead_id = t.lead_id AND n.campaign_id <> t.campaign_id
                       AND n.touched_at > t.touched_at) AS next_at
              FROM lead_touch t JOIN sales_lead l ON l.id = t.lead_id
             WHERE t.campaign_id = :campaign
            """)
        .param("campaign", campaignId)
        .query(
            (row, _) -> {
              var next = row.getTimestamp("next_at");
              return new CampaignTouch(
                  row.getString("lead_id"),
                  row.getTimestamp("touched_at").toInstant(),
                  campaignId.equals(row.getString("campaign_id")),
                  next == null ? null : next.toInstant());
            })
        .list();
  }
}
