package io.forecourt.hr.training;

import org.springframework.data.relational.core.mapping.Table;

/** Somebody who shall be there. */
@Table("training_invitee")
record Invitee(String personId) {}
