package io.forecourt.crm.club;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Members extends ListCrudRepository<Member, String> {

  List<Member> findByCustomerIdAndStateOrderByEnrolledAtAscIdAsc(
      String customerId, Member.State state);

  boolean existsByCustomerIdAndState(String customerId, Member.State state);
}
