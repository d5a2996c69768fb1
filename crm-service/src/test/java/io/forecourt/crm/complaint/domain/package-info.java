@NullMarked
package io.forecourt.crm.complaint.domain;

import org.jspecify.annotations.NullMarked;
