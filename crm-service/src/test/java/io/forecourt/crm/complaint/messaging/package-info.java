@NullMarked
package io.forecourt.crm.complaint.messaging;

import org.jspecify.annotations.NullMarked;
