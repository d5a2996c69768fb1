package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.application.Attendance;
import io.forecourt.crm.campaign.application.Guests;
import io.forecourt.crm.campaign.application.Invitation;
import io.forecourt.crm.campaign.application.Segment;
import io.forecourt.crm.customer.application.SegmentCriterion;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.bulk.BulkWrites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Segments, invitations and sign-ins in tables. */
@Repository
class JdbcGuests implements Guests {
  private static final String WHY = "the desk has asked whether the caller may see the campaign";
  private static final int AT_ONCE = 500;
  private static final int MEMBER_COLUMNS = 3;
  private static final String WAITING =
      """
       FROM campaign_segment_member m
         JOIN campaign_segment s ON s.id = m.segment_id
        WHERE m.segment_id = :segment AND m.left_out IS NULL
          AND NOT EXISTS (SELECT 1 FROM campaign_invitation i
                           WHERE i.campaign_id = s.campaign_id
                             AND i.customer_id = m.customer_id)
      """;

  private final SegmentRows segments;
  private final InvitationRows invitations;
  private final AttendanceRows attendances;
  private final ScopedQueries queries;
  private final JsonMapper json;

  JdbcGuests(
      SegmentRows segments,
      InvitationRows invitations,
      AttendanceRows attendances,
      ScopedQueries queries,
      JsonMapper json) {
    this.segments = segments;
    this.invitations = invitations;
    this.attendances = attendances;
    this.queries = queries;
    this.json = json;
  }

  @Override
  public Segment save(Segment segment, List<String> customerIds) {
    Segment saved =
        toDomain(
            segments.save(
                new SegmentRow(
                    segment.id(),
                    segment.campaignId(),
                    json.writeValueAsString(segment.criteria()),
                    segment.purpose(),
                    segment.seed(),
                    segment.found(),
                    segment.size(),
                    segment.frozenBy(),
                    segment.frozenAt(),
                    segment.version())));
    for (int from = 0; from < customerIds.size(); from += AT_ONCE) {
      add(
          segment.id(),
          from,
          customerIds.subList(from, Math.min(from + AT_ONCE, customerIds.size())));
    }
    return saved;
  }

  private void add(String segmentId, int from, List<String> customerIds) {
    List<Object> members = new ArrayList<>();
    for (String customer : customerIds) {
      Collections.addAll(members, segmentId, from + members.size() / MEMBER_COLUMNS, customer);
    }
    queries
        .unscoped(
            WHY,
            "INSERT INTO campaign_segment_member (segment_id, position, customer_id) VALUES "
                + BulkWrites.values(customerIds.size(), MEMBER_COLUMNS))
        .params(members)
        .update();
  }

  @Override
  public Optional<Segment> segment(String id) {
    return segments.findById(id).map(this::toDomain);
  }

  @Override
  public List<Segment> segments(String campaignId) {
    return segments.findByCampaignIdOrderByFrozenAtDesc(campaignId).stream()
        .map(this::toDomain)
        .toList();
  }

  @Override
  public List<String> waiting(String segmentId, int limit) {
    return queries
        .unscoped(WHY, "SELECT m.customer_id " + WAITING + " ORDER BY m.position LIMIT :limit")
        .param("segment", segmentId)
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  @Override
  public int waiting(String segmentId) {
    return queries
        .unscoped(WHY, "SELECT COUNT(*) " + WAITING)
        .param("segment", segmentId)
        .query(Integer.class)
        .single();
  }

  @Override
  public void leaveOut(String segmentId, String customerId, String code) {
    queries
        .unscoped(
            WHY,
            "UPDATE campaign_segment_member SET left_out = :code"
                + " WHERE segment_id = :segment AND customer_id = :customer")
        .param("code", code)
        .param("segment", segmentId)
        .param("customer", customerId)
        .update();
  }

  @Override
  public Set<String> chosen(String campaignId) {
    return new HashSet<>(
        queries
            .unscoped(
                WHY,
                """
                SELECT m.customer_id FROM campaign_segment_member m
                  JOIN campaign_segment s ON s.id = m.segment_id
                 WHERE s.campaign_id = :campaign
                UNION
                SELECT customer_id FROM campaign_invitation WHERE campaign_id = :campaign
                """)
            .param("campaign", campaignId)
            .query(String.class)
            .list());
  }

  @Override
  public Invitation save(Invitation invitation) {
    return invitations.save(invitation);
  }

  @Override
  public Optional<Invitation> invitation(String id) {
    return invitations.findById(id);
  }

  @Override
  public Optional<Invitation> invitationOf(String campaignId, String customerId) {
    return invitations.findByCampaignIdAndCustomerId(campaignId, customerId);
  }

  @Override
  public int invited(String campaignId) {
    return invitations.countByCampaignId(campaignId);
  }

  @Override
  public Attendance save(Attendance attendance) {
    return attendances.save(attendance);
  }

  @Override
  public Optional<Attendance> attendanceOf(String campaignId, String customerId) {
    return attendances.findByCampaignIdAndCustomerId(campaignId, customerId);
  }

  @Override
  public int heads(String campaignId) {
    return attendances.countByCampaignId(campaignId);
  }

  private Segment toDomain(SegmentRow row) {
    return new Segment(
        row.id(),
        row.campaignId(),
        json.readValue(row.criteria(), new TypeReference<List<SegmentCriterion>>() {}),
        row.purpose(),
        row.seed(),
        row.found(),
        row.size(),
        row.frozenBy(),
        row.frozenAt(),
        row.version());
  }
}
