package io.forecourt.crm.care;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Attendances extends ListCrudRepository<Attendance, String> {

  boolean existsByCareEventIdAndCustomerId(String eventId, String customerId);

  List<Attendance> findByCareEventIdOrderByAttendedAtAscIdAsc(String eventId);

  int countByCareEventId(String eventId);
}
