import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '#renderer/rpc/client.ts';
import { App } from './App.tsx';
import { followAll } from './follow-all.ts';
import { openAtStart } from './open-at-start.ts';
import '#renderer/kit/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

connect();
followAll();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
void openAtStart();
