package io.forecourt.insurance.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A paper that lies in the file. */
@Table("policy_document")
record PolicyDocument(
    @Id String id,
    String policyId,
    String kind,
    String filedBy,
    Instant filedAt,
    @Version @Nullable Long version) {}
