package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignState;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Lists of campaigns and of their guests, in the caller's scope. */
@Component
public class CampaignList {

  /** What to list; null means any. */
  public record Filter(
      @Nullable CampaignState state, @Nullable String type, @Nullable String partOfId) {}

  private static final RowMapper<CampaignRow> ROW = RecordMapper.of(CampaignRow.class);

  private final Keyset pages;
  private final CampaignRowMapper map;

  CampaignList(Keyset pages, CampaignRowMapper map) {
    this.pages = pages;
    this.map = map;
  }

  public Page<Campaign> page(Filter filter, ListRequest request) {
    var query =
        ListQuery.of("SELECT c.* FROM campaign c WHERE {scope:c.store_code,c.owner_id}")
            .and("c.state = :state", filter.state())
            .and("c.type = :type", filter.type())
            .and("c.part_of_id = :whole", filter.partOfId());
    Page<CampaignRow> page =
        pages.page(
            "crm.campaign.read", query, request, Map.of("startsOn", "c.starts_on"), "c.id", ROW);
    return page.map(map::toDomain);
  }
}
