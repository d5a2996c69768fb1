/** The rules of a complaint: its life, its limits, its tasks and its solution. */
@NullMarked
package io.forecourt.crm.complaint.domain;

import org.jspecify.annotations.NullMarked;
