@NullMarked
package io.forecourt.crm.customer.messaging;

import org.jspecify.annotations.NullMarked;
