package io.forecourt.insurance.policy;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface PolicyDocuments extends ListCrudRepository<PolicyDocument, String> {
  List<PolicyDocument> findByPolicyId(String policyId);
}
