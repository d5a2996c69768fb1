package io.forecourt.hr.certificate;

import org.springframework.data.repository.ListCrudRepository;

interface Certificates extends ListCrudRepository<Certificate, String> {

  boolean existsByOwnerIdAndKindAndState(String ownerId, String kind, CertificateState state);
}
