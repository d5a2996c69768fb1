package io.forecourt.hr.exam;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Table;

/** One sitting, graded. */
@Table("exam_attempt")
record Attempt(String examinerId, int mark, boolean passed, Instant gradedAt) {}
