/** Complaints over HTTP. */
@NullMarked
package io.forecourt.crm.complaint.web;

import org.jspecify.annotations.NullMarked;
