@NullMarked
package io.forecourt.crm.customer.domain;

import org.jspecify.annotations.NullMarked;
