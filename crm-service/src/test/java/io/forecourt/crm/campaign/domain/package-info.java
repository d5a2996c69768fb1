@NullMarked
package io.forecourt.crm.campaign.domain;

import org.jspecify.annotations.NullMarked;
