package io.forecourt.crm.campaign.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who was chosen, invited and came. */
public interface Guests {

  Segment save(Segment segment, List<String> customerIds);

  Optional<Segment> segment(String id);

  /** Newest first. */
  List<Segment> segments(String campaignId);

  /** Members of the segment who were not invited yet, in the order of the draw. */
  List<String> waiting(String segmentId, int limit);

  /** How many of them there are. */
  int waiting(String segmentId);

  /** The member was not invited, for this reason; nobody asks again. */
  void leaveOut(String segmentId, String customerId, String code);

  /** Everybody who is in a segment of the campaign or was invited. */
  Set<String> chosen(String campaignId);

  Invitation save(Invitation invitation);

  Optional<Invitation> invitation(String id);

  Optional<Invitation> invitationOf(String campaignId, String customerId);

  int invited(String campaignId);

  Attendance save(Attendance attendance);

  Optional<Attendance> attendanceOf(String campaignId, String customerId);

  int heads(String campaignId);
}
