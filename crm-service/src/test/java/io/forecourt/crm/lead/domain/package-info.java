@NullMarked
package io.forecourt.crm.lead.domain;

import org.jspecify.annotations.NullMarked;
