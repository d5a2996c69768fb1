@NullMarked
package io.forecourt.crm.followup.domain;

import org.jspecify.annotations.NullMarked;
