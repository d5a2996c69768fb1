@NullMarked
package io.forecourt.crm.lead.messaging;

import org.jspecify.annotations.NullMarked;
