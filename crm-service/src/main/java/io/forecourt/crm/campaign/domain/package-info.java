/** A campaign from its plan to its measured result, and who was invited and came. */
@NullMarked
package io.forecourt.crm.campaign.domain;

import org.jspecify.annotations.NullMarked;
