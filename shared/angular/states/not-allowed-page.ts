import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '../layout/page-header.ts';

/** A page the person's role does not open. */
@Component({
  selector: 'carnet-not-allowed-page',
  imports: [MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'common.notAllowed.title' | transloco" />
    <div class="page">
      <p>{{ 'common.notAllowed.text' | transloco }}</p>
      <p>
        <a matButton="filled" routerLink="/">{{ 'common.notFound.home' | transloco }}</a>
      </p>
    </div>
  `,
})
export class NotAllowedPage {}
