package io.forecourt.insurance.policy;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface Endorsements extends ListCrudRepository<Endorsement, String> {

  List<Endorsement> findByPolicyIdOrderByNumber(String policyId);

  List<Endorsement> findByPolicyIdAndStateIn(String policyId, Collection<EndorsementState> states);
}
