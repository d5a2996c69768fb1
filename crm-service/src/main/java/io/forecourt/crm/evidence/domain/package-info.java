/** What somebody names as proof. */
@NullMarked
package io.forecourt.crm.evidence.domain;

import org.jspecify.annotations.NullMarked;
